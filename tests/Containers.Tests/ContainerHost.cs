using System.Diagnostics;
using Evolution.Lab.Hosts;
using Evolution.Testing;

namespace Evolution.Containers.Tests;

/// <summary>Running phases with their stores in containers, shared by the tests of a class. Asserts at the end that no container and no volume remains.</summary>
public abstract class ContainerHost(params string[] arguments) : IAsyncLifetime
{
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(15);

    IReadOnlyList<string> resourcesBefore = [];
    RunningHost? host;
    string? unavailabilityReason;

    /// <summary>The host. Skips the calling test if containers cannot run.</summary>
    public RunningHost Host
    {
        get
        {
            Assert.SkipWhen(unavailabilityReason is not null, unavailabilityReason ?? "");
            return host!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        unavailabilityReason = await Engine.GetUnavailabilityReasonAsync();
        if (unavailabilityReason is not null) return;
        resourcesBefore = [.. await Engine.ListContainersAndNetworksAsync(), .. await Engine.ListVolumesAsync()];
        host = await RunningHost.StartAsync(new HostStartOptions(arguments) { Stores = StoreKind.Containers });
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (host is null) return;
        await host.DisposeAsync();
        IReadOnlyList<string> leftovers = [.. await Engine.ListContainersAndNetworksAsync(), .. await Engine.ListVolumesAsync()];
        leftovers.Except(resourcesBefore).ShouldBeEmpty("the host has exited");
    }

    /// <summary>Kills the host and waits until the engine runs none of its containers.</summary>
    public async Task KillAsync()
    {
        using (var process = Process.GetProcessById(Host.ProcessId)) process.Kill();
        await Wait.ForValueAsync("no container of the host runs", async () => string.Join(", ", (await Engine.ListContainersAndNetworksAsync()).Except(resourcesBefore)), names => names is "", StopTimeout);
    }
}

public sealed class Phase0() : ContainerHost("--phase", "0");

public sealed class Phase3() : ContainerHost("--phase", "3");

public sealed class Phases0And3() : ContainerHost("--phase", "0,3");
