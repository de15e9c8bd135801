using System.Net;
using System.Net.Http.Headers;
using Evolution.ServiceDefaults.Overload;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Evolution.ServiceDefaults.Tests.Overload;

/// <summary>A service with low limits, whose requests run until a test releases them.</summary>
sealed class OverloadedService : IAsyncDisposable
{
    const string Token = "token-of-this-run";

    readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    TestService service = null!;
    int runningCount, maxRunningCount;

    public HttpClient Http => service.Http;

    /// <summary>The number of running requests.</summary>
    public int RunningCount => Volatile.Read(ref runningCount);

    /// <summary>The number of queued requests.</summary>
    public long QueuedCount => service.Services.GetRequiredService<Admission>().GetStatistics(new DefaultHttpContext())!.CurrentQueuedCount;

    /// <summary>The maximum number of concurrently running requests.</summary>
    public int MaxRunningCount => Volatile.Read(ref maxRunningCount);

    public static async Task<OverloadedService> StartAsync(int maxConcurrent, int maxQueued)
    {
        var overloadedService = new OverloadedService();
        overloadedService.service = await TestService.StartAsync(
            [("Overload:MaxConcurrentRequests", $"{maxConcurrent}"), ("Overload:MaxQueuedRequests", $"{maxQueued}"), ("Lab:Enabled", "true"), ("Lab:Token", Token)],
            map: app => app.MapGet("/work", overloadedService.WorkAsync));
        overloadedService.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return overloadedService;
    }

    public Task<HttpResponseMessage> SendAsync(CancellationToken cancellationToken = default) => Http.GetAsync("/work", cancellationToken);

    public async Task<HttpStatusCode> GetHealthAsync() => (await Http.GetAsync("/health")).StatusCode;

    /// <summary>Completes the running requests and all later ones.</summary>
    public void Release() => released.TrySetResult();

    public ValueTask DisposeAsync()
    {
        Release();
        return service.DisposeAsync();
    }

    async Task<string> WorkAsync()
    {
        var count = Interlocked.Increment(ref runningCount);
        lock (released) maxRunningCount = Math.Max(maxRunningCount, count);
        await released.Task;
        Interlocked.Decrement(ref runningCount);
        return "done";
    }
}
