using Evolution.AppHost.Control;

namespace Evolution.AppHost.Deployments;

/// <summary>What a member of a deployment unit is.</summary>
public enum MemberState
{
    /// <summary>It does not run yet, or not every health check has answered.</summary>
    Starting,

    /// <summary>It runs and is healthy.</summary>
    Well,

    /// <summary>It runs and is not healthy.</summary>
    Unwell,

    /// <summary>It has ended, or did not come up.</summary>
    Ended,
}

static class MemberStates
{
    /// <summary>Reads it from what was last said of the member; null before anything was.</summary>
    public static MemberState Of(CustomResourceSnapshot? snapshot) => snapshot switch
    {
        null => MemberState.Starting,
        _ when snapshot.HasEnded() => MemberState.Ended,
        _ when !snapshot.IsChecked() => MemberState.Starting,
        _ => snapshot.IsWell() ? MemberState.Well : MemberState.Unwell,
    };
}
