-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "registerVersion" INTEGER NOT NULL DEFAULT 0;

-- Counts once in a transaction and at its very end, so that nobody who changes the register waits for another one
-- that has still other things to do, and nobody can lock up.
CREATE FUNCTION "countRegisterVersion"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('accord.counted_workspace', true) IS DISTINCT FROM NEW."workspaceId"::text THEN
    UPDATE "Workspace" SET "registerVersion" = "registerVersion" + 1 WHERE id = NEW."workspaceId";
    PERFORM set_config('accord.counted_workspace', NEW."workspaceId"::text, true);
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "RegisterRevision_counts" AFTER INSERT ON "RegisterRevision"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "countRegisterVersion"();
CREATE CONSTRAINT TRIGGER "Transition_counts" AFTER INSERT ON "Transition"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "countRegisterVersion"();
