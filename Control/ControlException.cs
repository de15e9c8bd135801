using System.Net;

namespace Evolution.Control;

/// <summary>The control server refused a request.</summary>
/// <param name="status">404 for an unknown name (the message lists what there is), 409 for what its state does not allow, 401 for a wrong token, 504 for what took too long.</param>
/// <param name="detail">The server's own words.</param>
public sealed class ControlException(HttpStatusCode status, string detail) : Exception(detail)
{
    public HttpStatusCode Status => status;
}
