namespace Evolution.Hosting.Native;

/// <summary>The processes of one resource: the one that it is, and others that it cannot do without.</summary>
sealed record ProcessPlan(ChildPlan Main, params ChildPlan[] Companions);

/// <summary>How to start a process.</summary>
sealed record ChildPlan(string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    /// <summary>Whether it sees this host's environment too. Servers don't, so that nobody's <c>PGDATA</c> or <c>ERL_FLAGS</c> meddles.</summary>
    public bool InheritsEnvironment { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whom it runs as, where that is not the user of this host.</summary>
    public SystemUser? User { get; init; }
}
