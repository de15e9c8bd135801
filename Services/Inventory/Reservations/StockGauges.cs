using System.Diagnostics.Metrics;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Telemetry;
using Npgsql;

namespace Evolution.Inventory.Reservations;

/// <summary>Measures the stock that orders hold. Reads the stock table, because in phases 0 and 1 Orders updates that table without calling this service.</summary>
sealed class StockGauges : PolledGauges
{
    readonly NpgsqlDataSource database;
    long? reserved;

    public StockGauges(NpgsqlDataSource database, IMeterFactory meters, MigrationService migrations, ILogger<StockGauges> logger) : base(meters, migrations, logger)
    {
        this.database = database;
        AddGauge("evolution.stock.reserved", "{piece}", "Units of stock reserved by orders, confirmed or pending.", () => Measure(reserved));
    }

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT COALESCE(sum(initial - available), 0)::bigint FROM inventory.stock");
        reserved = (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    protected override void Clear() => reserved = null;
}
