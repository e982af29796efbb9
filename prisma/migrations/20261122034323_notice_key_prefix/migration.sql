-- CreateIndex
CREATE INDEX "Notice_key_prefix" ON "Notice"("workspaceId", "key" text_pattern_ops);
