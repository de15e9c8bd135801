using System.CommandLine;

namespace Evolution.Evo.Commands;

/// <summary>The <c>--stores containers|processes</c> option, which selects how the stores run.</summary>
sealed class StoresOption : Option<StoreKind?>
{
    public StoresOption() : base(StoreChoice.Option)
    {
        HelpName = "containers|processes";
        Description = "How PostgreSQL, Redis and RabbitMQ run (default: containers if Docker or Podman is running, otherwise processes).";
        CustomParser = result =>
        {
            try
            {
                return TopologyArguments.ReadStores([StoreChoice.Option, result.Tokens[^1].Value]);
            }
            catch (ArgumentException exception)
            {
                result.AddError(exception.Message);
                return null;
            }
        };
    }
}
