//! A certificate authority for one run, and the certificate of the owner's provider.
//!
//! The validity window is years wide: virtual machines set their clocks back, and a certificate that begins "now" is then
//! refused as not yet valid.

use std::path::{Path, PathBuf};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, KeyUsagePurpose};

/// Where the PEM files of one run lie.
#[derive(Debug, Clone)]
pub struct Certs {
    /// The authority that clients must trust.
    pub ca: PathBuf,
    /// An authority that signed nothing here.
    pub foreign_ca: PathBuf,
    pub chain: PathBuf,
    pub key: PathBuf,
}

pub fn write(dir: &Path, names: &[&str]) -> Certs {
    let certs = Certs {
        ca: dir.join("ca.pem"),
        foreign_ca: dir.join("foreign-ca.pem"),
        chain: dir.join("server.pem"),
        key: dir.join("server.key"),
    };
    let ca = authority("alibi test authority");
    std::fs::write(&certs.ca, ca.as_ref().pem()).unwrap();
    std::fs::write(&certs.foreign_ca, authority("nobody's authority").as_ref().pem()).unwrap();

    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let key = KeyPair::generate().unwrap();
    let mut leaf = CertificateParams::new(names.clone()).unwrap();
    leaf.distinguished_name.push(DnType::CommonName, names[0].clone());
    widen(&mut leaf);
    std::fs::write(&certs.chain, leaf.signed_by(&key, &ca).unwrap().pem()).unwrap();
    std::fs::write(&certs.key, key.serialize_pem()).unwrap();
    certs
}

fn authority(name: &str) -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params.distinguished_name.push(DnType::CommonName, name);
    widen(&mut params);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

fn widen(params: &mut CertificateParams) {
    params.not_before = rcgen::date_time_ymd(2020, 1, 1);
    params.not_after = rcgen::date_time_ymd(2090, 1, 1);
}
