-- A proof says how things stood when it began.
ALTER TABLE "PolicyProof" ADD COLUMN "deploymentsBefore" INTEGER NOT NULL DEFAULT 0;
