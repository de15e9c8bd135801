using System.Diagnostics.Metrics;
using Evolution.ServiceDefaults.Stores;
using Evolution.ServiceDefaults.Telemetry;
using Npgsql;

namespace Evolution.Inventory.Reservations;

/// <summary>How much stock orders hold. Read from the stock itself, since in phases 0 and 1 Orders takes it past this service.</summary>
sealed class StockGauges : PolledGauges
{
    readonly NpgsqlDataSource database;
    long? reserved;

    public StockGauges(NpgsqlDataSource database, IMeterFactory meters, MigrationService migrations, ILogger<StockGauges> logger) : base(meters, migrations, logger)
    {
        this.database = database;
        Add("evolution.stock.reserved", "{piece}", "Pieces that orders have taken from the stock, confirmed or still under way.", () => Of(reserved));
    }

    protected override async Task ReadAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT COALESCE(sum(initial - available), 0)::bigint FROM inventory.stock");
        reserved = (long?)await command.ExecuteScalarAsync(cancellation);
    }

    protected override void Forget() => reserved = null;
}
