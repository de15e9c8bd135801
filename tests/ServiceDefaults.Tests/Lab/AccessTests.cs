using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Evolution.ServiceDefaults.Lab;
using Evolution.ServiceDefaults.Tests.Stores;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Lab;

/// <summary>Whom a service's lab lets in.</summary>
public sealed class AccessTests(AllServers servers)
{
    const string Token = "token-of-this-run";
    static readonly (string, string)[] Enabled = [("Lab:Enabled", "true"), ("Lab:Token", Token)];

    [Fact]
    public async Task With_the_lab_off_each_of_its_routes_is_as_unknown_as_any_other()
    {
        await using var open = await Probe.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache(), Enabled);
        await using var closed = await Probe.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache(), []);
        closed.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);

        var routes = RoutesOf(open).Where(route => route.Path.StartsWith("/lab", StringComparison.Ordinal)).ToArray();

        routes.Length.ShouldBeGreaterThan(10);
        RoutesOf(closed).ShouldNotContain(route => route.Path.StartsWith("/lab", StringComparison.Ordinal));
        var unknown = await SayAsync(closed, new(HttpMethod.Get, "/nowhere"));
        foreach (var (method, path) in routes) (await SayAsync(closed, new(new(method), path))).ShouldBe(unknown, $"{method} {path}");
    }

    [Fact]
    public async Task Each_route_asks_for_the_token_before_it_looks_at_anything_else()
    {
        await using var service = await Probe.StartAsync(await servers.CreateDatabaseAsync(), servers.CreateCache(), Enabled);
        foreach (var (method, path) in RoutesOf(service).Where(route => route.Path.StartsWith("/lab", StringComparison.Ordinal)))
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
    public async Task No_web_page_gets_in_even_with_the_token(string header, string value)
    {
        await using var service = await LabProbe.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, "/lab/faults") { Content = JsonContent.Create(new Faults(FailShare: 1)) };
        request.Headers.TryAddWithoutValidation(header, value);

        (await service.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        (await service.Http.GetFromJsonAsync<Faults>("/lab/faults")).ShouldBe(Faults.None);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:5000")]
    [InlineData("[::1]:5000")]
    public async Task The_lab_of_this_machine_gets_in_by_any_loopback_name(string host)
    {
        await using var service = await LabProbe.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/lab/faults") { Headers = { Host = host } };
        (await service.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    static IEnumerable<(string Method, string Path)> RoutesOf(PlainService service) => service.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(method => (method, $"/{route.RoutePattern.RawText!.TrimStart('/')}")) ?? []);

    static async Task<string> SayAsync(PlainService service, HttpRequestMessage request)
    {
        using (request)
        {
            var problem = await (await service.Http.SendAsync(request)).ShouldBeProblemAsync(HttpStatusCode.NotFound);
            return $"{problem.Status} {problem.Title} {problem.Detail}";
        }
    }
}
