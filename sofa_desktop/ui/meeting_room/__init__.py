"""The running meeting: calm, in large type, the whole way by keyboard."""
