using System.Net.Http.Headers;
using System.Net.Http.Json;
using Evolution.ServiceDefaults;

namespace Evolution.Orders.Tests.Lab;

/// <summary>Enables the lab endpoints of services and calls them.</summary>
static class LabAccess
{
    const string Token = "token-of-this-run";

    /// <summary>Returns the settings that the app host sets for every service.</summary>
    public static (string, string)[] GetSettings(OrderPlacement placement) => [("Lab:Enabled", "true"), ("Lab:Token", Token), ("Lab:Placement", $"{placement}")];

    public static async Task PutToLabAsync(this HttpClient service, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/lab/{path}") { Content = JsonContent.Create(body), Headers = { Authorization = Bearer } };
        using var response = await service.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    public static async Task<T> GetFromLabAsync<T>(this HttpClient service, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/lab/{path}") { Headers = { Authorization = Bearer } };
        using var response = await service.SendAsync(request);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>())!;
    }

    static AuthenticationHeaderValue Bearer => new("Bearer", Token);
}
