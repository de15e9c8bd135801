using System.Data.Common;
using System.Text.Json.Nodes;

namespace Evolution.Hosting.Native;

/// <summary>A database on a PostgreSQL server, created when the server first answers.</summary>
public sealed class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource postgresParentResource)
    : Resource(name), IResourceWithParent<PostgresServerResource>, IResourceWithConnectionString, IManifestResource
{
    public PostgresServerResource Parent => postgresParentResource;

    public string DatabaseName => databaseName;

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"{(IResourceWithConnectionString)Parent};{new DbConnectionStringBuilder { ["Database"] = databaseName }.ToString()}");

    public ReferenceExpression UriExpression => ReferenceExpression.Create($"{Parent.UriExpression}/{Uri.EscapeDataString(databaseName)}");

    public ReferenceExpression JdbcConnectionString => ReferenceExpression.Create($"{Parent.JdbcConnectionString}/{Uri.EscapeDataString(databaseName)}");

    Task<JsonObject> IManifestResource.DescribeAsync(string folder) => Task.FromResult(new JsonObject
    {
        ["type"] = "value.v0",
        ["connectionString"] = ConnectionStringExpression.ValueExpression,
    });

    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
    [
        .. Parent.GetConnectionProperties().Where(property => property.Key is not ("Uri" or "JdbcConnectionString")),
        new("DatabaseName", ReferenceExpression.Create($"{databaseName}")),
        new("Uri", UriExpression),
        new("JdbcConnectionString", JdbcConnectionString),
    ];
}
