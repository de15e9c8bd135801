using Evolution.AppHost.Control;

namespace Evolution.AppHost.Deployments;

/// <summary>The state of a member of a deployment unit.</summary>
public enum MemberState
{
    /// <summary>It is not running yet, or not every health check has reported a result.</summary>
    Starting,

    /// <summary>It is running and healthy.</summary>
    Healthy,

    /// <summary>It is running but not healthy.</summary>
    Unhealthy,

    /// <summary>It has stopped or failed to start.</summary>
    Stopped,
}

static class MemberStateExtensions
{
    /// <summary>Returns the state of a member from its latest snapshot, which is null before the first one.</summary>
    public static MemberState ToMemberState(this CustomResourceSnapshot? snapshot) => snapshot switch
    {
        null => MemberState.Starting,
        _ when snapshot.HasStopped() => MemberState.Stopped,
        _ when !snapshot.HasHealthResults() => MemberState.Starting,
        _ => snapshot.IsHealthy() ? MemberState.Healthy : MemberState.Unhealthy,
    };
}
