using System.Net;
using Evolution.ServiceDefaults.Remote;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.ServiceDiscovery;

namespace Evolution.Gateway;

static class RoutingExtensions
{
    /// <summary>Forwards each path to its service, found by environment variable or by service discovery; a service's OpenAPI document is at <c>/orders-api/openapi/v1.json</c> and so on.</summary>
    public static void AddRoutes(this WebApplicationBuilder builder)
    {
        var proxy = builder.Services.AddReverseProxy()
            .LoadFromMemory([.. RouteTable.Paths.SelectMany(service => Routes(service.Key, service.Value))], [.. RouteTable.Paths.Keys.Select(service => Cluster(service, builder))])
            .ConfigureHttpClient((_, handler) => handler.AutomaticDecompression = DecompressionMethods.None);
        if (RouteTable.Paths.Keys.Any(service => builder.AddressOf(service) is null)) proxy.Services.AddSingleton<IDestinationResolver, DiscoveredDestinations>();
    }

    static IEnumerable<RouteConfig> Routes(string service, string[] paths) =>
    [
        .. paths.Select(path => new RouteConfig { RouteId = path, ClusterId = service, Match = new() { Path = $"{path}/{{**rest}}" } }),
        new RouteConfig
        {
            RouteId = $"/{service}-api",
            ClusterId = service,
            Match = new() { Path = $"/{service}-api/openapi/{{**rest}}" },
            Transforms = [new Dictionary<string, string> { ["PathRemovePrefix"] = $"/{service}-api" }],
        },
    ];

    static ClusterConfig Cluster(string service, WebApplicationBuilder builder) => new()
    {
        ClusterId = service,
        Destinations = new Dictionary<string, DestinationConfig> { [service] = new() { Address = builder.AddressOf(service) ?? $"http://{service}" } },
        HttpRequest = new ForwarderRequestConfig { ActivityTimeout = Timeout.InfiniteTimeSpan },
    };
}
