import sys

from weir.cli import main

sys.exit(main(sys.argv[1:]))
