using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Evolution.ServiceDefaults.Lab;
using Evolution.ServiceDefaults.Tests.Stores;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>Which requests the lab endpoints of a service accept.</summary>
public sealed class AccessTests(AllServers servers)
{
    const string Token = "token-of-this-run";
    static readonly (string, string)[] LabSettings = [("Lab:Enabled", "true"), ("Lab:Token", Token)];

    [Fact]
    public async Task Lab_routes_are_indistinguishable_from_unknown_routes_while_the_lab_is_disabled()
    {
        await using var serviceWithLab = await StoreServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache(), LabSettings);
        await using var serviceWithoutLab = await StoreServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache(), []);
        serviceWithoutLab.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);

        var routes = GetRoutes(serviceWithLab).Where(route => route.Path.StartsWith("/lab", StringComparison.Ordinal)).ToArray();

        routes.Length.ShouldBeGreaterThan(10);
        GetRoutes(serviceWithoutLab).ShouldNotContain(route => route.Path.StartsWith("/lab", StringComparison.Ordinal));
        var unknownRouteProblem = await GetNotFoundProblemAsync(serviceWithoutLab, new(HttpMethod.Get, "/nowhere"));
        foreach (var (method, path) in routes) (await GetNotFoundProblemAsync(serviceWithoutLab, new(new(method), path))).ShouldBe(unknownRouteProblem, $"{method} {path}");
    }

    [Fact]
    public async Task Each_route_checks_the_token_before_the_request()
    {
        await using var service = await StoreServiceStarter.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache(), LabSettings);
        foreach (var (method, path) in GetRoutes(service).Where(route => route.Path.StartsWith("/lab", StringComparison.Ordinal)))
        {
            using var request = new HttpRequestMessage(new(method), path) { Content = new StringContent("{", Encoding.UTF8, "application/json") };
            (await service.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [Theory]
    [InlineData("Host", "rebound.example")]
    [InlineData("Host", "127.0.0.1.rebound.example")]
    [InlineData("Host", "192.168.0.1")]
    [InlineData("Origin", "http://rebound.example")]
    [InlineData("Origin", "http://localhost:1234")]
    [InlineData("Origin", "null")]
    public async Task Requests_from_web_pages_are_rejected_even_with_the_token(string header, string value)
    {
        await using var service = await LabServiceStarter.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, "/lab/faults") { Content = JsonContent.Create(new Faults(FailShare: 1)) };
        request.Headers.TryAddWithoutValidation(header, value);

        (await service.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (await service.Http.GetFromJsonAsync<Faults>("/lab/faults")).ShouldBe(Faults.None);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:5000")]
    [InlineData("[::1]:5000")]
    public async Task Any_loopback_host_name_is_accepted(string host)
    {
        await using var service = await LabServiceStarter.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/lab/faults") { Headers = { Host = host } };
        (await service.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    static IEnumerable<(string Method, string Path)> GetRoutes(TestService service) => service.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(method => (method, $"/{route.RoutePattern.RawText!.TrimStart('/')}")) ?? []);

    static async Task<string> GetNotFoundProblemAsync(TestService service, HttpRequestMessage request)
    {
        using (request)
        {
            var problem = await (await service.Http.SendAsync(request)).ShouldBeProblemAsync(HttpStatusCode.NotFound);
            return $"{problem.Status} {problem.Title} {problem.Detail}";
        }
    }
}
