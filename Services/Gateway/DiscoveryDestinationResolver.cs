using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.ServiceDiscovery;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Evolution.Gateway;

/// <summary>Resolves the addresses of services through service discovery, like the services' own clients.</summary>
sealed class DiscoveryDestinationResolver(ServiceEndpointResolver discovery) : IDestinationResolver
{
    public async ValueTask<ResolvedDestinationCollection> ResolveDestinationsAsync(IReadOnlyDictionary<string, DestinationConfig> destinations, CancellationToken cancellationToken)
    {
        var resolvedDestinations = new Dictionary<string, DestinationConfig>();
        var changeTokens = new List<IChangeToken>();
        foreach (var (name, destination) in destinations)
        {
            var source = await discovery.GetEndpointsAsync(destination.Address, cancellationToken);
            changeTokens.Add(source.ChangeToken);
            foreach (var (endpoint, index) in source.Endpoints.Select((endpoint, index) => (endpoint, index)))
            {
                resolvedDestinations[$"{name}-{index}"] = destination with { Address = GetAddress(endpoint) };
            }
        }
        return new(resolvedDestinations, new CompositeChangeToken(changeTokens));
    }

    // A configured endpoint is a complete address; an endpoint from DNS is only a host and a port.
    static string GetAddress(ServiceEndpoint endpoint) => endpoint.ToString() is { } text && text.Contains("://", StringComparison.Ordinal) ? text : $"http://{endpoint}";
}
