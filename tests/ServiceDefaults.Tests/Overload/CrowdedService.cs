using System.Net;
using System.Net.Http.Headers;
using Evolution.ServiceDefaults.Overload;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Overload;

/// <summary>A service with little room, whose requests stay at work until a test releases them.</summary>
sealed class CrowdedService : IAsyncDisposable
{
    const string Token = "token-of-this-run";

    readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    PlainService service = null!;
    int atWork, most;

    public HttpClient Http => service.Http;

    /// <summary>How many requests are at work.</summary>
    public int AtWork => Volatile.Read(ref atWork);

    /// <summary>How many wait for their turn.</summary>
    public long Waiting => service.Services.GetRequiredService<Admission>().GetStatistics(new DefaultHttpContext())!.CurrentQueuedCount;

    /// <summary>How many were at most.</summary>
    public int MaxAtOnce => Volatile.Read(ref most);

    public static async Task<CrowdedService> StartAsync(int atWork, int waiting)
    {
        var crowded = new CrowdedService();
        crowded.service = await PlainService.StartAsync(
            [("Overload:AtWork", $"{atWork}"), ("Overload:Waiting", $"{waiting}"), ("Lab:Enabled", "true"), ("Lab:Token", Token)],
            map: app => app.MapGet("/work", crowded.WorkAsync));
        crowded.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return crowded;
    }

    public Task<HttpResponseMessage> AskAsync(CancellationToken cancellationToken = default) => Http.GetAsync("/work", cancellationToken);

    public async Task<HttpStatusCode> HealthAsync() => (await Http.GetAsync("/health")).StatusCode;

    /// <summary>Lets requests go on, now and from now on.</summary>
    public void Release() => released.TrySetResult();

    public ValueTask DisposeAsync()
    {
        Release();
        return service.DisposeAsync();
    }

    async Task<string> WorkAsync()
    {
        var now = Interlocked.Increment(ref atWork);
        lock (released) most = Math.Max(most, now);
        await released.Task;
        Interlocked.Decrement(ref atWork);
        return "done";
    }
}
