-- A version never changes; how sure its generator was of each complaint that came to the same is kept with the complaint.
ALTER TABLE "PolicyEvidence" ADD COLUMN "confidence" DOUBLE PRECISION;
