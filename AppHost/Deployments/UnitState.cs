namespace Evolution.AppHost.Deployments;

/// <summary>Derives the displayed state of a deployment unit from the states of its members.</summary>
static class UnitState
{
    /// <summary>The state of a unit of which no member runs.</summary>
    public const string NothingRuns = "Nothing runs";

    /// <summary>Returns the state of a unit with these members.</summary>
    public static ResourceStateSnapshot Of(IReadOnlyList<(string Name, MemberState State)> members)
    {
        if (In(MemberState.Ended) is [_, ..] ended)
            return new(ended.Length == members.Count ? NothingRuns : $"{string.Join(", ", ended)} {(ended.Length is 1 ? "does" : "do")} not run", KnownResourceStateStyles.Error);
        if (In(MemberState.Starting) is [_, ..]) return new(KnownResourceStates.Starting, KnownResourceStateStyles.Info);
        if (In(MemberState.Unwell) is [_, ..] unwell) return new($"{string.Join(", ", unwell)} unhealthy", KnownResourceStateStyles.Warn);
        return new(KnownResourceStates.Running, KnownResourceStateStyles.Success);

        string[] In(MemberState state) => [.. members.Where(member => member.State == state).Select(member => member.Name)];
    }
}
