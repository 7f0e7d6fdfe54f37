"""The Prefect flows, and the service that runs them on a schedule."""
