// LangChain.js asking the same question of the same database, the two ways of its own documentation: a chain
// (write SQL, run it, phrase what came) and an agent with the tools of its SQL toolkit.
import { SqlToolkit } from '@langchain/classic/agents/toolkits/sql';
import { createSqlQueryChain } from '@langchain/classic/chains/sql_db';
import { SqlDatabase } from '@langchain/classic/sql_db';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { PromptTemplate } from '@langchain/core/prompts';
import { RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables';
import { ChatOpenAI } from '@langchain/openai';
import { getEncoding } from 'js-tiktoken';
import { createAgent } from 'langchain';
import { DataSource } from 'typeorm';

const instructions = `You are an agent designed to interact with a SQL database.
Given an input question, create a syntactically correct postgres query to run, then look at the results of the
query and return the answer. Unless the user specifies a specific number of examples they wish to obtain, always
limit your query to at most 10 results. You can order the results by a relevant column to return the most
interesting examples in the database. Never query for all the columns from a specific table, only ask for the
relevant columns given the question. You have access to tools for interacting with the database. Only use the
given tools. You MUST double check your query before executing it. If you get an error while executing a query,
rewrite the query and try again. DO NOT make any DML statements (INSERT, UPDATE, DELETE, DROP etc.).
To start you should ALWAYS look at the tables in the database to see what you can query. Then you should query
the schema of the most relevant tables.`;

/**
 * @param {{ databaseUrl: string, modelUrl: string }} at
 * @returns {Promise<{ chain(question: string): Promise<string>, agent(question: string): Promise<string>, close(): Promise<void> }>}
 */
export async function openLangchain({ databaseUrl, modelUrl }) {
  const appDataSource = new DataSource({ type: 'postgres', url: databaseUrl });
  await appDataSource.initialize();
  const db = await SqlDatabase.fromDataSourceParams({ appDataSource });
  const configuration = { baseURL: modelUrl };
  const llm = new ChatOpenAI({ model: 'double', apiKey: 'none', maxRetries: 0, configuration });

  const write = await createSqlQueryChain({ llm, db, dialect: 'postgres' });
  const phrase = PromptTemplate.fromTemplate(
    `Given the following user question, corresponding SQL query, and SQL result, answer the user question.

Question: {question}
SQL Query: {query}
SQL Result: {result}
Answer: `,
  );
  const chain = RunnableSequence.from([
    RunnablePassthrough.assign({ query: write }),
    RunnablePassthrough.assign({ result: ({ query }) => db.run(query) }),
    phrase,
    llm,
    new StringOutputParser(),
  ]);
  const agent = createAgent({
    model: llm,
    tools: new SqlToolkit(db, llm).getTools(),
    systemPrompt: instructions,
  });

  return {
    chain: (question) => chain.invoke({ question }),
    async agent(question) {
      const { messages } = await agent.invoke({ messages: [{ role: 'user', content: question }] });
      return messages.at(-1).text;
    },
    close: () => appDataSource.destroy(),
  };
}

const encoding = getEncoding('o200k_base');

/**
 * Everything in a prompt that a model reads: what was said, the tools, the form of the reply.
 * @param {Readonly<Record<string, unknown>>} body of a chat completion
 * @returns {number}
 */
export function tokensOfBody({ messages, tools, response_format }) {
  const said = messages.map(({ content, tool_calls }) => [content, tool_calls]);
  const read = [...said.flat(), tools, response_format].filter((part) => part !== undefined && part !== null);
  const texts = read.map((part) => (typeof part === 'string' ? part : JSON.stringify(part)));
  return encoding.encode(texts.join('\n')).length;
}
