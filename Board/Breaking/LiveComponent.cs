using Evolution.Board.Live;
using Microsoft.AspNetCore.Components;

namespace Evolution.Board.Breaking;

/// <summary>A part of a page that draws itself twice a second as long as it is shown, and knows what the host runs.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    readonly PeriodicTimer timer = new(Pace);
    IDisposable? watching;

    [Inject]
    HostWatch Watch { get; set; } = null!;

    /// <summary>What was last known of the host.</summary>
    private protected HostView View { get; private set; } = HostView.Unknown;

    protected override async Task OnInitializedAsync()
    {
        // What is known already is shown while it looks: otherwise the page would say for a moment that nothing runs.
        View = Watch.View;
        View = await Watch.LookAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        watching = Watch.Watch(() => Task.CompletedTask);
        _ = DrawAsync();
    }

    /// <summary>Is called before each time it is drawn.</summary>
    protected virtual void OnBeat()
    {
    }

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        watching?.Dispose();
        timer.Dispose();
    }

    async Task DrawAsync()
    {
        while (await timer.WaitForNextTickAsync()) await InvokeAsync(Draw);
    }

    void Draw()
    {
        View = Watch.View;
        OnBeat();
        StateHasChanged();
    }
}
