using System.Net.Http.Json;
using System.Text.Json;

namespace Evolution.Lab.Costs.Reporting;

/// <summary>Reads the sales report through the Gateway.</summary>
public sealed class ReportClient(Uri gateway) : IDisposable
{
    readonly HttpClient http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Reads the whole report.</summary>
    /// <returns>The number of orders that it counts.</returns>
    /// <exception cref="LabException">The request was refused, or the response is not a report.</exception>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync("reports/sales", cancellationToken);
            if (!answer.IsSuccessStatusCode) throw new LabException($"GET /reports/sales answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
            var report = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            return report.GetProperty("orders").GetInt64();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new LabException($"GET /reports/sales answered with something that is no report: {exception.Message}", cause: exception);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"GET /reports/sales did not answer within {http.Timeout.TotalSeconds:0} s.");
        }
    }

    public void Dispose() => http.Dispose();
}
