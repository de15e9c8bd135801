namespace Evolution.ServiceDefaults.Versioning;

/// <summary>The versioning of the shared package, from the <c>Contracts</c> section.</summary>
public sealed class ContractVersions
{
    /// <summary>The compatibility guarantee of the shared package.</summary>
    public Versioning Versioning { get; set; } = Versioning.Semver;

    /// <summary>The contract version that this service uses, 1 or 2: the one that it was deployed with, until the lab changes it.</summary>
    public int Release
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    } = 1;

    /// <summary>The newest contract version that this service can use: the version of the package it was built against.</summary>
    public static int Newest { get; } = typeof(Contracts.Money).Assembly.GetName().Version!.Major;

    /// <summary>The time from which release 1 is deprecated.</summary>
    public DateTimeOffset DeprecatedAt { get; set; } = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The time at which release 1 is removed.</summary>
    public DateTimeOffset SunsetAt { get; set; } = new(2027, 7, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether each release has its own routes, so that old and new callers are served side by side.</summary>
    public bool IsSideBySide => Versioning is not Versioning.Unversioned;

    /// <summary>Returns the prefix of a versioned route for a release: empty, <c>v1/</c> or <c>v2/</c>.</summary>
    public string GetRoutePrefix(int release) => IsSideBySide ? $"v{release}/" : "";
}

/// <summary>The compatibility guarantee of the shared package: none; v1 and v2 side by side; additionally, checked API contracts; additionally, message contracts.</summary>
public enum Versioning { Unversioned, Semver, ApiContracts, MessageContracts }
