-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "schemaNotes" JSONB;

