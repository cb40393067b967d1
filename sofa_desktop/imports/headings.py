"""The words banks put over their columns, and what each column is for."""

import re
from collections.abc import Sequence
from unicodedata import combining, normalize

from sofa_desktop.imports.amounts import CURRENCIES, SYMBOLS

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_TAIL = re.compile(
    rf"(?:\bin\s+)?(?:\b(?:{'|'.join(sorted(CURRENCIES))})|€|\beuro)\s*$", re.IGNORECASE
)

WORDS: dict[str, str] = {
    "date": (
        "buchungstag buchungsdatum buchung bookingdate postingdate completeddate transactiondate "
        "postdate posteddate dateposted fechaoperacion fechadeoperacion fechacontable fecha "
        "dateoperation datedeloperation datecomptable datedecomptabilisation boekdatum "
        "boekingsdatum transactiedatum datumboeking dataoperazione datacontabile createdutc "
        "datum date tag created startdate bogfort bokforingsdag dataoperacji dataksiegowania "
        "日付 取引日 お取引日 年月日"
    ),
    "valued": (
        "valutadatum wertstellungsdatum wertstellung valuta valutierung valuedate availableon "
        "fechavalor datevaleur datedevaleur rentedatum datavaluta wert"
    ),
    "amount": (
        "betrag amount transactionamount buchungsbetrag umsatz importe montant bedrag importo "
        "cantidad value transaktionsbetrag belob belopp kwota valor"
    ),
    "money_in": (
        "haben gutschrift gutschriften eingang einnahme einnahmen einzahlung einzahlungen "
        "zahlungseingang credit creditamount credits moneyin paidin deposit deposits in bij abono "
        "abonos haber ingreso ingresos entrate avere 入金 入金金額 お預り金額 お預入れ"
    ),
    "money_out": (
        "soll belastung belastungen lastschrift ausgang ausgabe ausgaben auszahlung auszahlungen "
        "zahlungsausgang debit debitamount debits moneyout paidout withdrawal withdrawals out af "
        "cargo cargos debe gasto gastos uscite dare 出金 出金金額 お支払金額 お引出し"
    ),
    "sign": (
        "sollhaben sh habensoll sollhabenkennzeichen shkennzeichen afbij debitcredit creditdebit "
        "creditdebitindicator debitcreditindicator dc cd drcr crdr kennzeichen sens"
    ),
    "currency": "waehrung whrg currency ccy kontowaehrung divisa moneda devise munt valuta",
    "text": (
        "verwendungszweck vorgangverwendungszweck buchungsdetails buchungsinformation zweck "
        "purpose paymentreference remittanceinformation paymentdetails description "
        "transactiondescription details bookingdetails artikelbezeichnung itemtitle concepto "
        "descripcion libelle "
        "omschrijving omschrijving1 mededelingen mededeling communication descrizione causale "
        "narrative memo betreff subject hinweis note notes anmerkung nachricht beschreibung text "
        "reference verwendungszweck1 verwendungszweck2 verwendungszweck3 omschrijving2 "
        "omschrijving3 tekst opis tytul 摘要 内容 お取引内容"
    ),
    "kind": (
        "buchungstext umsatzart umsatztyp typ type vorgang transactiontype buchungsart "
        "transaktionstyp transaktionsart mutatiesoort tipo typeofbooking"
    ),
    "counterparty": (
        "auftraggeberempfaenger auftraggeberzahlungsempfaenger beguenstigterzahlungspflichtiger "
        "zahlungspflichtigerbeguenstigter beguenstigterauftraggeber namezahlungsbeteiligter "
        "zahlungsbeteiligter zahlungsempfaengerin zahlungsempfaenger empfaenger empfaengername "
        "payee payeename partnername counterparty counterpartyname namecounterparty beneficiary "
        "beneficiaryname beguenstigter merchant beneficiario naamtegenpartij naamtegenrekening "
        "tegenpartij nomcontrepartie contrepartie tiers name nombre customerdescription "
        "naamomschrijving gegenpartei auftraggeberbeguenstigter nameauftraggeberempfaenger"
    ),
    "payer": (
        "zahlungspflichtiger zahlungspflichtigerin payer payername auftraggeber auftraggebername "
        "debtor debtorname sender ordenante"
    ),
    "bank_id": (
        "transaktionscode transactionid transactioncode transferwiseid umsatzid buchungsid "
        "transaktionsid transactionnumber transaktionsnummer balancetransactionid fitid "
        "entryreference accountservicerreference bankreference bankreferenz volgnr codetransaction "
        "idtransaccion iddetransaccion id"
    ),
    "related": (
        "zugehoerigertransaktionscode referencetxnid referencetransactionid "
        "iddereferencia codetransactionreference"
    ),
    "status": "status state buchungsstatus umsatzstatus transactionstatus info estado statut",
    "gross": "brutto gross bruttobetrag grossamount bruto brut",
    "fee": "gebuehr gebuehren entgelt entgelte fee fees totalfees comision tarifa frais kosten",
    "net": "netto net nettobetrag netamount neto",
    "effect": "auswirkungaufguthaben balanceimpact",
    "balance": (
        "saldonachbuchung saldonachumsatz runningbalance balanceafter accountbalance saldo balance "
        "guthaben kontostand kontosaldo solde saldonamutatie saldonatrn saldonatransactie "
        "残高 差引残高"
    ),
    "account": (
        "auftragskonto ibanauftragskonto kontonummerauftragskonto ibanbban accountnumber "
        "eigeneskonto referenzkonto rekening rekeningnummer"
    ),
    "original": (
        "originalamount originalbetrag fremdwaehrungsbetrag betraginfremdwaehrung localamount "
        "betragfremdwaehrung foreignamount oorsprbedrag"
    ),
    "original_currency": (
        "originalcurrency originalwaehrung fremdwaehrung localcurrency foreigncurrency "
        "oorsprmunt waehrungfremdwaehrung"
    ),
}
"""Role to the headings that mean it, the surest first, as ``folded`` writes them."""

RANKS = {
    role: {word: rank for rank, word in enumerate(words.split())} for role, words in WORDS.items()
}
ROOTS = {
    "date": ("buchungs", "datum", "date", "fecha"),
    "amount": ("betrag", "amount", "importe", "montant", "bedrag"),
}
"""What a heading no table knows may still contain; only believed if the cells agree."""


def folded(text: str) -> str:
    """Lower case without accents; German umlauts as two letters."""
    text = normalize("NFC", text).casefold().translate(_UMLAUTS)
    if text.isascii():
        return text
    return "".join(letter for letter in normalize("NFKD", text) if not combining(letter))


def heading_word(heading: str) -> str:
    """A heading as ``WORDS`` writes it: folded letters and digits, no brackets, no currency."""
    if len(heading) > 80:
        return ""
    bare = _BRACKETS.sub(" ", heading).strip()
    bare = _TAIL.sub("", bare) or bare
    return "".join(letter for letter in folded(bare) if letter.isalnum())


def heading_currency(heading: str) -> str:
    """The currency a heading names, as in Amount (EUR); "" where none."""
    for token in re.split(r"[\s()\[\]/,:]+", heading):
        code = SYMBOLS.get(token.upper(), token)
        if code in CURRENCIES:
            return code
    return ""


def roles(headings: Sequence[str]) -> dict[str, list[int]]:
    """Role to its columns, the surest first."""
    found: dict[str, list[tuple[int, int]]] = {}
    for column, heading in enumerate(headings):
        word = heading_word(heading)
        for role, ranks in RANKS.items():
            if word in ranks:
                found.setdefault(role, []).append((ranks[word], column))
    return {role: [column for _, column in sorted(ranked)] for role, ranked in found.items()}
