namespace Evolution.AppHost.Deployments;

/// <summary>Derives the displayed state of a deployment unit from the states of its members.</summary>
static class UnitStateAggregator
{
    /// <summary>The state of a unit without running members.</summary>
    public const string NotRunning = "Not running";

    /// <summary>Returns the state of a unit with these members.</summary>
    public static ResourceStateSnapshot Aggregate(IReadOnlyList<(string Name, MemberState State)> members)
    {
        if (GetMembers(MemberState.Stopped) is [_, ..] stopped)
            return new(stopped.Length == members.Count ? NotRunning : $"{string.Join(", ", stopped)} not running", KnownResourceStateStyles.Error);
        if (GetMembers(MemberState.Starting) is [_, ..]) return new(KnownResourceStates.Starting, KnownResourceStateStyles.Info);
        if (GetMembers(MemberState.Unhealthy) is [_, ..] unhealthy) return new($"{string.Join(", ", unhealthy)} unhealthy", KnownResourceStateStyles.Warn);
        return new(KnownResourceStates.Running, KnownResourceStateStyles.Success);

        string[] GetMembers(MemberState state) => [.. members.Where(member => member.State == state).Select(member => member.Name)];
    }
}
