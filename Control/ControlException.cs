using System.Net;

namespace Evolution.Control;

/// <summary>The exception that is thrown when the control server rejects a request.</summary>
/// <param name="status">404 for an unknown name (the message lists the available names), 409 if the state of the resource does not allow the operation, 401 for a wrong token, 504 for a timeout.</param>
/// <param name="detail">The detail of the server's error response.</param>
public sealed class ControlException(HttpStatusCode status, string detail) : Exception(detail)
{
    public HttpStatusCode Status => status;
}
