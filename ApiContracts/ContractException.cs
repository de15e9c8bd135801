namespace Evolution.ApiContracts;

/// <summary>A document, a pact or a version cannot be used as it is; the message says which, and what to do or what there is.</summary>
public sealed class ContractException(string message, Exception? cause = null) : Exception(message, cause);
