using System.Net.Http.Json;
using System.Text.Json;
using System.Web;

namespace Evolution.Board.EndToEnd.Tests.Dashboard;

/// <summary>The telemetry that Aspire's dashboard has received, by its own API, which Aspire's command line uses too.</summary>
public sealed class DashboardTelemetry : IDisposable
{
    readonly HttpClient http;

    DashboardTelemetry(HttpClient http) => this.http = http;

    /// <summary>Connects to a dashboard.</summary>
    /// <param name="link">Its link, with the token that lets a browser in.</param>
    public static async Task<DashboardTelemetry> ConnectAsync(Uri link)
    {
        var http = new HttpClient { BaseAddress = new Uri(link.GetLeftPart(UriPartial.Authority)) };
        using var answer = await http.PostAsJsonAsync("api/telemetry/validateToken", new { token = HttpUtility.ParseQueryString(link.Query)["t"] });
        answer.EnsureSuccessStatusCode();
        http.DefaultRequestHeaders.Add("X-API-Key", (await answer.Content.ReadFromJsonAsync<Validated>(JsonSerializerOptions.Web))!.ApiKey);
        return new(http);
    }

    /// <summary>All spans that it holds.</summary>
    public async Task<IReadOnlyList<DashboardSpan>> SpansAsync()
    {
        using var answer = JsonDocument.Parse(await http.GetStringAsync("api/telemetry/traces?limit=10000"));
        return
        [
            .. answer.RootElement.GetProperty("data").GetProperty("resourceSpans").EnumerateArray().SelectMany(resource =>
                resource.GetProperty("scopeSpans").EnumerateArray().SelectMany(scope => scope.GetProperty("spans").EnumerateArray())
                    .Select(span => DashboardSpan.Read(span, Attributes(resource.GetProperty("resource"))["service.name"]))),
        ];
    }

    public void Dispose() => http.Dispose();

    /// <summary>The attributes of a resource, a span or an event, in the form of OTLP's JSON.</summary>
    public static IReadOnlyDictionary<string, string> Attributes(JsonElement of) => !of.TryGetProperty("attributes", out var attributes) ? new Dictionary<string, string>()
        : attributes.EnumerateArray().ToDictionary(attribute => attribute.GetProperty("key").GetString()!, attribute => attribute.GetProperty("value").EnumerateObject().First().Value.ToString());

    sealed record Validated(string ApiKey);
}
