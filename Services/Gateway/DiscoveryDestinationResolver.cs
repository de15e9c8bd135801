using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.ServiceDiscovery;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Evolution.Gateway;

/// <summary>Resolves the services' addresses by service discovery, as the services themselves do for their calls.</summary>
sealed class DiscoveryDestinationResolver(ServiceEndpointResolver discovery) : IDestinationResolver
{
    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<string, DestinationConfig>();
        var changes = new List<IChangeToken>();
        foreach (var (name, destination) in destinations)
        {
            var source = await discovery.GetEndpointsAsync(destination.Address, cancellationToken);
            changes.Add(source.ChangeToken);
            foreach (var (endpoint, index) in source.Endpoints.Select((endpoint, index) => (endpoint, index)))
            {
                resolved[$"{name}-{index}"] = destination with { Address = AddressOf(endpoint) };
            }
        }
        return new(resolved, new CompositeChangeToken(changes));
    }

    // A configured endpoint is a complete address; an endpoint from DNS is only a host and a port.
    static string AddressOf(ServiceEndpoint endpoint) => endpoint.ToString() is { } text && text.Contains("://", StringComparison.Ordinal) ? text : $"http://{endpoint}";
}
