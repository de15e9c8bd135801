using System.Data.Common;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A database of a PostgreSQL server that runs as a local process. It is created when the server is first ready.</summary>
/// <param name="name">The name of the resource.</param>
/// <param name="databaseName">The name of the database.</param>
/// <param name="parent">The server.</param>
public sealed class PostgresExecutableDatabaseResource(string name, string databaseName, PostgresExecutableResource parent)
    : Resource(name), IResourceWithParent<PostgresExecutableResource>, IResourceWithConnectionString
{
    /// <inheritdoc/>
    public PostgresExecutableResource Parent => parent;

    /// <summary>The name of the database.</summary>
    public string DatabaseName => databaseName;

    /// <inheritdoc/>
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{parent};{new DbConnectionStringBuilder { ["Database"] = databaseName }.ToString()}");

    /// <summary>The connection as a URI.</summary>
    public ReferenceExpression UriExpression => ReferenceExpression.Create($"{parent.UriExpression}/{Uri.EscapeDataString(databaseName)}");

    /// <summary>The connection as a JDBC connection string, without user name and password.</summary>
    public ReferenceExpression JdbcConnectionString => ReferenceExpression.Create($"{parent.JdbcConnectionString}/{Uri.EscapeDataString(databaseName)}");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        .. parent.ConnectionProperties.Where(property => property.Key is not ("Uri" or "JdbcConnectionString")),
        new("DatabaseName", ReferenceExpression.Create($"{databaseName}")),
        new("Uri", UriExpression),
        new("JdbcConnectionString", JdbcConnectionString),
    ];
}
