namespace Evolution.Hosting.Native;

/// <summary>The address and port that an endpoint was given. It keeps them until its resource is moved.</summary>
public sealed class AllocatedEndpoint(EndpointAnnotation endpoint, string address, int port)
{
    public EndpointAnnotation Endpoint => endpoint;

    public string Address => address;

    public int Port => port;

    /// <summary>Such as <c>127.0.0.1:20001</c>.</summary>
    public string EndPointString => $"{address}:{port}";

    /// <summary>Such as <c>http://127.0.0.1:20001</c>.</summary>
    public string UriString => $"{endpoint.UriScheme}://{EndPointString}";
}
