namespace Evolution.ServiceDefaults.Versioning;

/// <summary>How the shared package is versioned, from the section <c>Contracts</c>.</summary>
public sealed class ContractVersions
{
    /// <summary>What the shared package promises.</summary>
    public Versioning Versioning { get; set; } = Versioning.Semver;

    /// <summary>The release of the contracts that this service speaks, 1 or 2: the one that it was rolled out with, until the lab changes it.</summary>
    public int Release
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    } = 1;

    /// <summary>The newest release that this service can speak: that of the package it was built against.</summary>
    public static int Newest { get; } = typeof(Contracts.Money).Assembly.GetName().Version!.Major;

    /// <summary>Since when release 1 should not be called any more.</summary>
    public DateTimeOffset DeprecatedAt { get; set; } = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When release 1 goes away.</summary>
    public DateTimeOffset SunsetAt { get; set; } = new(2027, 7, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether a release's shapes have routes of their own, so that old and new callers are served side by side.</summary>
    public bool SideBySide => Versioning is not Versioning.Unversioned;

    /// <summary>What comes before a versioned route when it is called at a release: nothing, <c>v1/</c> or <c>v2/</c>.</summary>
    public string RoutePrefix(int release) => SideBySide ? $"v{release}/" : "";
}

/// <summary>What the shared package promises: nothing; v1 and v2 side by side; also checked API contracts; also message contracts.</summary>
public enum Versioning { Unversioned, Semver, ApiContracts, MessageContracts }
