using System.Net.Http.Json;
using System.Text.Json;

namespace Evolution.Lab.Costs.Reporting;

/// <summary>Reads the sales report through the Gateway.</summary>
public sealed class ReportClient(Uri gateway) : IDisposable
{
    readonly HttpClient http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Requests the sales report and reads the entire response.</summary>
    /// <returns>The number of orders in the report.</returns>
    /// <exception cref="LabException">The request failed, or the response is not a report.</exception>
    public async Task<long> GetOrderCountAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync("reports/sales", cancellationToken);
            if (!response.IsSuccessStatusCode) throw new LabException($"GET /reports/sales returned {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
            var report = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return report.GetProperty("orders").GetInt64();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new LabException($"GET /reports/sales returned a response that is not a report: {exception.Message}", cause: exception);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"GET /reports/sales did not respond within {http.Timeout.TotalSeconds:0} s.");
        }
    }

    public void Dispose() => http.Dispose();
}
