using Microsoft.Extensions.Logging;

namespace Evolution.Hosting.Native;

/// <summary>Waits until everything that a resource waits for is healthy.</summary>
sealed class Dependencies(IResource resource, ResourceNotificationService notifications, ILogger progress)
{
    static readonly TimeSpan SayAfter = TimeSpan.FromSeconds(30);

    IResource[] All => [.. resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource).Distinct()];

    public bool Any => All is not [];

    /// <summary>Waits, and says from time to time for what.</summary>
    /// <exception cref="DistributedApplicationException">One of them failed.</exception>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var waits = All.ToDictionary(dependency => dependency, dependency => WaitForAsync(dependency, failed.Token));
        var open = waits.Values.ToList();
        while (open is not [])
        {
            var done = await Task.WhenAny([.. open, Task.Delay(SayAfter, failed.Token)]);
            if (!open.Remove(done))
            {
                progress.LogWarning("{Resource} still waits for {Dependencies}", resource.Name, string.Join(", ", waits.Where(wait => !wait.Value.IsCompleted).Select(wait => wait.Key.Name)));
                continue;
            }
            if (!done.IsCompletedSuccessfully) await failed.CancelAsync();
            await done;
        }
        await failed.CancelAsync();
    }

    async Task WaitForAsync(IResource dependency, CancellationToken cancellation)
    {
        try
        {
            await notifications.WaitForResourceHealthyAsync(dependency.Name, cancellation);
        }
        catch (DistributedApplicationException)
        {
            notifications.TryGetCurrentState(dependency.Name, out var current);
            throw new DistributedApplicationException($"{resource.Name} cannot start, since it waits for {dependency.Name}, which is {current?.Snapshot.State?.Text}");
        }
    }
}
