using System.Text.Json.Nodes;

namespace Evolution.Hosting.Native;

/// <summary>Somewhere a resource listens.</summary>
public sealed class EndpointAnnotation(string uriScheme, string name) : IResourceAnnotation
{
    /// <summary>Unique within the resource, such as <c>http</c> or <c>tcp</c>.</summary>
    public string Name => name;

    /// <summary>The scheme of its address, such as <c>http</c> or <c>tcp</c>.</summary>
    public string UriScheme => uriScheme;

    /// <summary>Whether it is meant for callers outside the application. The native host always listens on loopback only.</summary>
    public bool IsExternal { get; set; }

    /// <summary>Where it listens; null until the application is built.</summary>
    public AllocatedEndpoint? AllocatedEndpoint { get; set; }

    /// <summary>What a manifest says of it.</summary>
    internal JsonObject Describe(string transport, int? targetPort)
    {
        var described = new JsonObject { ["scheme"] = uriScheme, ["protocol"] = "tcp", ["transport"] = transport };
        if (targetPort is { } port) described["targetPort"] = port;
        if (IsExternal) described["external"] = true;
        return described;
    }

    /// <summary>Gives it a port that nobody else has. One that it had before stays taken, so that who still calls there is refused and reaches no stranger.</summary>
    internal void Allocate(PortPool ports) => AllocatedEndpoint = new(this, "127.0.0.1", ports.Take());
}
