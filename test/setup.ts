// aws-cdk-lib's own validation costs seconds in each process; one suite turns it on.
process.env.CDK_VALIDATION ??= 'false';
