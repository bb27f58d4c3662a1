import json
import os
import re
import time
import boto3
from botocore.config import Config

# The service must check the parameters, and not botocore.
CONFIG = Config(parameter_validation=False, retries={'mode': 'standard', 'max_attempts': 8})
CLIENTS = {name: boto3.client(name, config=CONFIG) for name in ('cognito-idp', 'cloudcontrol')}
UNDO = {
    'create_user_pool_client': ('delete_user_pool_client', 'UserPoolClient', ('UserPoolId', 'ClientId')),
    'create_resource_server': ('delete_resource_server', 'ResourceServer', ('UserPoolId', 'Identifier')),
    'create_identity_provider': ('delete_identity_provider', 'IdentityProvider', ('UserPoolId', 'ProviderName')),
    'create_user_pool': ('delete_user_pool', 'UserPool', ('Id',)),
}


def ask_all(questions, _):
    unexpected = []
    for question in questions:
        answer = ask(question['calls'])
        print(json.dumps({'constraint': question['constraint'], 'answer': answer}))
        wanted = question.get('refused')
        if (wanted is None) != (answer is None) or (wanted and not re.search(wanted, answer)):
            unexpected.append(f"{question['constraint']}: {answer or 'accepted'}"[:200])
    return {'asked': len(questions), 'unexpected': unexpected[:15]}


def ask(calls):
    """Returns None if the last call is accepted, otherwise the message of the service."""
    known = {'pool': os.environ['POOL'], 'lite': os.environ['LITE']}
    undo = []
    try:
        for call in calls:
            service, api = call['api'].split('.')
            answer = getattr(CLIENTS[service], api)(**filled(call['with'], known))
            if api in UNDO:
                inverse, key, names = UNDO[api]
                made = answer[key]
                known.update(client=made.get('ClientId', known.get('client')), made=made.get('Id'))
                undo.insert(0, (inverse, {'UserPoolId' if name == 'Id' else name: made[name] for name in names}))
            if api == 'create_resource':
                finish(answer['ProgressEvent'])
        return None
    except Exception as error:
        return str(error) or repr(error)
    finally:
        for inverse, what in undo:
            try:
                getattr(CLIENTS['cognito-idp'], inverse)(**what)
            except Exception as error:
                # The stack deletes its user pools, with everything in them.
                print(inverse, what, repr(error))


def finish(event):
    while event['OperationStatus'] in ('PENDING', 'IN_PROGRESS'):
        time.sleep(2)
        event = CLIENTS['cloudcontrol'].get_resource_request_status(RequestToken=event['RequestToken'])['ProgressEvent']
    if event['OperationStatus'] != 'SUCCESS':
        raise RuntimeError(event.get('StatusMessage', event['OperationStatus']))


def filled(value, known):
    text = json.dumps(value)
    for name, what in known.items():
        text = text.replace('{' + name + '}', what or '')
    return json.loads(text)
