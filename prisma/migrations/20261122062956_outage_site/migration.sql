-- AlterTable
ALTER TABLE "Outage" ADD COLUMN     "site" TEXT;
