using Evolution.AppHost.Control;

namespace Evolution.AppHost.Deployments;

/// <summary>The state of a member of a deployment unit.</summary>
public enum MemberState
{
    /// <summary>It does not run yet, or not every health check has reported a result.</summary>
    Starting,

    /// <summary>It runs and is healthy.</summary>
    Well,

    /// <summary>It runs and is not healthy.</summary>
    Unwell,

    /// <summary>It has ended or failed to start.</summary>
    Ended,
}

static class MemberStates
{
    /// <summary>Returns the state from the latest snapshot of the member, which is null before the first one.</summary>
    public static MemberState Of(CustomResourceSnapshot? snapshot) => snapshot switch
    {
        null => MemberState.Starting,
        _ when snapshot.HasEnded() => MemberState.Ended,
        _ when !snapshot.IsChecked() => MemberState.Starting,
        _ => snapshot.IsWell() ? MemberState.Well : MemberState.Unwell,
    };
}
