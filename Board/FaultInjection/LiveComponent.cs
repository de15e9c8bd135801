using Evolution.Board.Live;
using Microsoft.AspNetCore.Components;

namespace Evolution.Board.FaultInjection;

/// <summary>A component that renders twice per second while it is shown, and provides the state of the host.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    static readonly TimeSpan RenderInterval = TimeSpan.FromMilliseconds(500);

    readonly PeriodicTimer timer = new(RenderInterval);
    IDisposable? subscription;

    [Inject]
    HostMonitor Monitor { get; set; } = null!;

    /// <summary>The last known state of the host.</summary>
    private protected HostView View { get; private set; } = HostView.Unknown;

    protected override async Task OnInitializedAsync()
    {
        // Show the known state while reading the new one. Otherwise the page would briefly show that nothing is running.
        View = Monitor.View;
        View = await Monitor.GetViewAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        subscription = Monitor.Subscribe(() => Task.CompletedTask);
        _ = RunAsync();
    }

    /// <summary>Called before each periodic render.</summary>
    protected virtual void OnRefresh()
    {
    }

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        subscription?.Dispose();
        timer.Dispose();
    }

    async Task RunAsync()
    {
        while (await timer.WaitForNextTickAsync()) await InvokeAsync(Refresh);
    }

    void Refresh()
    {
        View = Monitor.View;
        OnRefresh();
        StateHasChanged();
    }
}
