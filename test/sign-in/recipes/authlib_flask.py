import os

from authlib.integrations.flask_client import OAuth
from flask import Flask, redirect, session

app = Flask(__name__)
app.secret_key = os.environ['SESSION_SECRET']

cognito = OAuth(app).register(
    'cognito',
    client_id=os.environ['CLIENT_ID'],
    client_secret=os.environ['CLIENT_SECRET'],
    server_metadata_url=os.environ['ISSUER'] + '/.well-known/openid-configuration',
    client_kwargs={'scope': os.environ['SCOPE'], 'code_challenge_method': 'S256'},
)


@app.get('/login')
def login():
    return cognito.authorize_redirect(os.environ['REDIRECT_URI'])


@app.get('/callback')
def callback():
    session['user'] = cognito.authorize_access_token()['userinfo']
    return redirect('/')


@app.get('/logout')
def logout():
    session.clear()
    return redirect(os.environ['SIGN_OUT_URL'])
