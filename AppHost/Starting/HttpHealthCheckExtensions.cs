using System.Net;

namespace Evolution.AppHost.Starting;

/// <summary>Adds HTTP health checks to services.</summary>
static class HttpHealthCheckExtensions
{
    static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    /// <summary>Adds a health check that expects status 200 from the given path, and polls it as soon as the service starts.</summary>
    public static IResourceBuilder<ProjectResource> WithStartupHealthCheck(this IResourceBuilder<ProjectResource> service, string path) =>
        service.WithStartupHealthCheck(async cancellationToken =>
        {
            using var response = await Client.GetAsync($"{service.GetEndpoint("http").Url}{path}", cancellationToken);
            if (response.StatusCode is not HttpStatusCode.OK) throw new HttpRequestException($"{path} returned {(int)response.StatusCode}.");
        });
}
