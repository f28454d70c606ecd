"""The learner's JupyterLab: without the instructor's tools, and quick to answer."""
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """Sends each of the kernel's messages to the page at once.

    By default a small message is held back until the page has acknowledged the one before it, which Linux puts off
    for 40 ms: a figure under a slider would stutter.
    """

    def connect(self):
        """Connect the page to its kernel."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()


c = get_config()  # noqa: F821 (Jupyter puts it here)
c.ServerApp.kernel_websocket_connection_class = PromptConnection
c.ServerApp.jpserver_extensions = {
    f"nbgrader.server_extensions.{name}": False for name in ("assignment_list", "course_list", "formgrader")
}
