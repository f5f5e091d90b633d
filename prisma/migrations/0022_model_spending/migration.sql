-- CreateTable
CREATE TABLE "ModelSpending" (
    "day" DATE NOT NULL,
    "actorId" TEXT NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "tokensIn" BIGINT NOT NULL DEFAULT 0,
    "tokensOut" BIGINT NOT NULL DEFAULT 0,
    "amount" DECIMAL(14,6) NOT NULL DEFAULT 0,

    CONSTRAINT "ModelSpending_pkey" PRIMARY KEY ("day","actorId")
);

