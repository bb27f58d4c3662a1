"""Authlib with its recipe."""
import os
import sys
from wsgiref.simple_server import make_server

sys.path.insert(0, 'recipes')
from authlib_flask import app  # noqa: E402
from flask import session  # noqa: E402


@app.get('/')
def home():
    return session['user']['sub'] if 'user' in session else 'nobody'


make_server('127.0.0.1', int(os.environ['APP_PORT']), app).serve_forever()
