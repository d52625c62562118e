@rem npm scripts say exec so that signals reach node; cmd.exe knows no exec and finds this file instead.
@%*
