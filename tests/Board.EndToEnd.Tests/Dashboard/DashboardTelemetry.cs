using System.Net.Http.Json;
using System.Text.Json;
using System.Web;

namespace Evolution.Board.EndToEnd.Tests.Dashboard;

/// <summary>Reads the telemetry that Aspire's dashboard has received, through the API that the Aspire CLI uses.</summary>
public sealed class DashboardTelemetry : IDisposable
{
    readonly HttpClient http;

    DashboardTelemetry(HttpClient http) => this.http = http;

    /// <summary>Connects to a dashboard.</summary>
    /// <param name="link">The dashboard's link, which contains its token.</param>
    public static async Task<DashboardTelemetry> ConnectAsync(Uri link)
    {
        var http = new HttpClient { BaseAddress = new Uri(link.GetLeftPart(UriPartial.Authority)) };
        using var response = await http.PostAsJsonAsync("api/telemetry/validateToken", new { token = HttpUtility.ParseQueryString(link.Query)["t"] });
        response.EnsureSuccessStatusCode();
        http.DefaultRequestHeaders.Add("X-API-Key", (await response.Content.ReadFromJsonAsync<TokenValidationResponse>(JsonSerializerOptions.Web))!.ApiKey);
        return new(http);
    }

    /// <summary>Returns all received spans.</summary>
    public async Task<IReadOnlyList<DashboardSpan>> GetSpansAsync()
    {
        using var response = JsonDocument.Parse(await http.GetStringAsync("api/telemetry/traces?limit=10000"));
        return
        [
            .. response.RootElement.GetProperty("data").GetProperty("resourceSpans").EnumerateArray().SelectMany(resource =>
                resource.GetProperty("scopeSpans").EnumerateArray().SelectMany(scope => scope.GetProperty("spans").EnumerateArray())
                    .Select(span => DashboardSpan.Read(span, ReadAttributes(resource.GetProperty("resource"))["service.name"]))),
        ];
    }

    public void Dispose() => http.Dispose();

    /// <summary>Reads the attributes of a resource, a span or an event in OTLP's JSON format.</summary>
    public static IReadOnlyDictionary<string, string> ReadAttributes(JsonElement element) => !element.TryGetProperty("attributes", out var attributes) ? new Dictionary<string, string>()
        : attributes.EnumerateArray().ToDictionary(attribute => attribute.GetProperty("key").GetString()!, attribute => attribute.GetProperty("value").EnumerateObject().First().Value.ToString());

    sealed record TokenValidationResponse(string ApiKey);
}
