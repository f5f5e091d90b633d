// Calls of the page of the model. What fails is a RequestFailure with the status.
import type { ModelTest, ModelView } from '#lib/model-choice/manage-model.ts';
import type { ModelChoiceBody, ModelTestBody } from '#lib/model-choice/model-requests.ts';
import { call } from '../conversation/api.ts';

const root = '/api/admin/model';

export function readModel(): Promise<ModelView> {
  return call('GET', root);
}

export function chooseModel(choice: ModelChoiceBody): Promise<ModelView> {
  return call('PUT', root, choice);
}

export function forgetModel(): Promise<ModelView> {
  return call('DELETE', root);
}

export function testModel(test: ModelTestBody): Promise<ModelTest> {
  return call('POST', `${root}/test`, test);
}
